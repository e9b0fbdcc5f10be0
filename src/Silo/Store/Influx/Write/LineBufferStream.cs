namespace Monitoring.Silo;

/// <summary>Lets a compressor write into a <see cref="LineBuffer"/>.</summary>
internal sealed class LineBufferStream(LineBuffer buffer) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => buffer.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => buffer.Length;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.Room(bytes.Length));
        buffer.Advance(bytes.Length);
    }

    /// <inheritdoc/>
    public override void Write(byte[] array, int offset, int count) => Write(array.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] array, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
