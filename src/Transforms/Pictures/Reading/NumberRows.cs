using System.Runtime.InteropServices;

namespace MLNetVision.Transforms.Pictures.Reading;

/// <summary>Rows of equally many numbers: kept as bytes while all are whole numbers from 0 to 255, as a picture's are; in single precision otherwise.</summary>
internal sealed class NumberRows(int width, long maxMemory) : IDisposable
{
    private readonly byte[] _bytes = new byte[width];
    private ByteRows _rows = new(width, maxMemory);

    /// <summary>Numbers of a row.</summary>
    public int Width => width;

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Whether all numbers are whole ones from 0 to 255.</summary>
    public bool AreBytes { get; private set; } = true;

    /// <summary>How many rows had no room in memory.</summary>
    public int Spilt => _rows.Spilt;

    public void Add(ReadOnlySpan<float> row)
    {
        if (AreBytes && !TryBytes(row))
        {
            Widen();
        }

        _rows.Add(AreBytes ? _bytes : MemoryMarshal.AsBytes(row));
    }

    /// <summary>A row of bytes.</summary>
    public void Read(int row, Span<byte> destination) => _rows.Read(row, destination);

    /// <summary>A row as numbers, whatever it is kept as.</summary>
    public void Read(int row, Span<float> destination)
    {
        if (!AreBytes)
        {
            _rows.Read(row, MemoryMarshal.AsBytes(destination[..width]));
            return;
        }

        var bytes = MemoryMarshal.AsBytes(destination[..width])[^width..];
        _rows.Read(row, bytes);
        for (var i = 0; i < width; i++)
        {
            destination[i] = bytes[i];
        }
    }

    public void Dispose() => _rows.Dispose();

    private bool TryBytes(ReadOnlySpan<float> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var value = (byte)Math.Clamp(row[i], 0, 255);
            if (value != row[i])
            {
                return false;
            }

            _bytes[i] = value;
        }

        return true;
    }

    private void Widen()
    {
        var wide = new ByteRows(sizeof(float) * width, _rows.MaxMemory);
        var row = new float[width];
        for (var i = 0; i < _rows.Count; i++)
        {
            Read(i, row);
            wide.Add(MemoryMarshal.AsBytes<float>(row));
        }

        _rows.Dispose();
        _rows = wide;
        AreBytes = false;
    }
}
