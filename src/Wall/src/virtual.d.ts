/** Made by build/antdStyles.ts. */
declare module 'virtual:antd.css';
