namespace MLNetVision.Imaging;

/// <summary>Cuts what is written into IDAT chunks. Disposing writes the last one and leaves the target open.</summary>
internal sealed class PngDataStream(Stream target) : Stream
{
    private const int ChunkLength = 1 << 16;
    private readonly byte[] _chunk = new byte[ChunkLength];
    private int _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var fitting = Math.Min(buffer.Length, ChunkLength - _length);
            buffer[..fitting].CopyTo(_chunk.AsSpan(_length));
            buffer = buffer[fitting..];
            _length += fitting;
            if (_length == ChunkLength)
                WriteChunk();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _length > 0)
            WriteChunk();
        base.Dispose(disposing);
    }

    private void WriteChunk()
    {
        PngChunkWriter.Write(target, PngChunk.Data, _chunk.AsSpan(0, _length));
        _length = 0;
    }
}
