namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>Writes bits, highest first, and stuffs a zero byte behind every 0xFF.</summary>
internal sealed class BitWriter(Stream stream)
{
    private const int FlushLength = 1 << 14;
    private readonly byte[] _bytes = new byte[FlushLength + 16];
    private ulong _pending;
    private int _count;
    private int _length;

    /// <summary>Writes the lowest <paramref name="count"/> (at most 32) bits, above which there are none.</summary>
    public void Write(uint bits, int count)
    {
        _pending = (_pending << count) | bits;
        _count += count;
        if (_count >= 32)
            Spill();
    }

    /// <summary>Hands whole bytes to the stream.</summary>
    public void Flush()
    {
        stream.Write(_bytes, 0, _length);
        _length = 0;
    }

    /// <summary>Fills up the last byte with ones and hands it over.</summary>
    public void Finish()
    {
        Write(0x7F, 7);
        Spill();
        Flush();
    }

    private void Spill()
    {
        while (_count >= 8)
        {
            _count -= 8;
            var value = (byte)(_pending >> _count);
            _bytes[_length++] = value;
            if (value == 0xFF)
                _bytes[_length++] = 0;
        }

        if (_length >= FlushLength)
            Flush();
    }
}
