namespace MLNetVision.Imaging;

/// <summary>Expands RLE8 and RLE4 to one index a byte. Pixels that the codes skip have index 0; what runs over the end of a row is dropped.</summary>
internal ref struct BmpRunLength(ReadOnlySpan<byte> codes, BmpHeader header)
{
    private readonly ReadOnlySpan<byte> _codes = codes;
    private readonly int _width = header.Width;
    private readonly int _height = header.Height;
    private readonly bool _isNibbles = header.Compression == BmpCompression.RunLength4;
    private int _at;
    private int _x;
    private int _y;

    /// <summary>Fills the indexes of all rows, the first in the file first.</summary>
    internal void Expand(Span<byte> indexes)
    {
        while (true)
        {
            if (_codes.Length - _at < 2)
            {
                RequireComplete();
                return;
            }

            int count = _codes[_at];
            int value = _codes[_at + 1];
            _at += 2;
            if (count > 0)
                Run(indexes, count, value);
            else if (value == 1)
                return;
            else
                Escape(indexes, value);
        }
    }

    /// <summary>Many writers forget the end code; that matters only if rows are missing.</summary>
    private readonly void RequireComplete()
    {
        if (_y < _height - 1 || (_y == _height - 1 && _x < _width))
            throw new ImageFormatException($"BMP: the run-length codes end in row {_y} of {_height}; the file is cut off.");
    }

    private void Escape(Span<byte> indexes, int value)
    {
        switch (value)
        {
            case 0:
                _x = 0;
                MoveDown(1);
                break;
            case 2:
                Require(2);
                _x += _codes[_at];
                MoveDown(_codes[_at + 1]);
                _at += 2;
                break;
            default:
                Literal(indexes, value);
                break;
        }
    }

    private void MoveDown(int rows)
    {
        _y += rows;
        if (_y > _height)
            throw new ImageFormatException($"BMP: the run-length codes go past the last of {_height} rows. The file is damaged.");
    }

    private void Run(Span<byte> indexes, int count, int value)
    {
        var row = Target(indexes, count);
        if (!_isNibbles)
        {
            row.Fill((byte)value);
            return;
        }

        for (var i = 0; i < row.Length; i++)
            row[i] = (byte)((i & 1) == 0 ? value >> 4 : value & 15);
    }

    /// <summary>Indexes as they are, padded to 16 bits.</summary>
    private void Literal(Span<byte> indexes, int count)
    {
        var length = _isNibbles ? (count + 1) / 2 : count;
        Require(length);
        var source = _codes.Slice(_at, length);
        var row = Target(indexes, count);
        if (_isNibbles)
            IndexedPixels.Expand(source, 4, Nibbles, 1, row);
        else
            source[..row.Length].CopyTo(row);
        _at += Math.Min((length + 1) & ~1, _codes.Length - _at);
    }

    private static ReadOnlySpan<byte> Nibbles => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>The next so many indexes of the row, as far as they lie within it; moves on.</summary>
    private Span<byte> Target(Span<byte> indexes, int count)
    {
        if (_y >= _height)
            throw new ImageFormatException($"BMP: the run-length codes go past the last of {_height} rows. The file is damaged.");

        var first = Math.Min(_x, _width);
        var end = Math.Min(first + count, _width);
        _x = end;
        return indexes[((_y * _width) + first)..((_y * _width) + end)];
    }

    private readonly void Require(int count)
    {
        if (_codes.Length - _at < count)
            throw new ImageFormatException("BMP: the run-length codes end within a code; the file is cut off.");
    }
}
