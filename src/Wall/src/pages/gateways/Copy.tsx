import { Button } from 'antd';
import { useState } from 'react';
import { useNotify } from '../../components/Notices';
import { useGatewaysTexts } from './texts';

/** Copies a text; says so on the button, or why not. */
export function Copy({ text, label, primary = false }: { text: string; label?: string; primary?: boolean }) {
  const { t } = useGatewaysTexts();
  const notify = useNotify();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Not over plain HTTP to another machine: browsers give the clipboard to secure pages only.
      notify(t('gateways.copyFailed'), true);
    }
  };
  return (
    <Button size={primary ? 'middle' : 'small'} type={primary ? 'primary' : 'default'} onClick={() => void copy()}>
      {copied === text ? `✓ ${t('gateways.copied')}` : (label ?? t('gateways.copy'))}
    </Button>
  );
}
