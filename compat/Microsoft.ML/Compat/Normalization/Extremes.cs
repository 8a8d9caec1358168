using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Minimum and maximum of each slot. NaN is passed over; zeros that sparse rows do not store count.</summary>
internal sealed class Extremes<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly long[] _stored;
    private long _rows;

    public Extremes(int size)
    {
        _stored = new long[size];
        Minimum = new T[size];
        Maximum = new T[size];
        Array.Fill(Minimum, T.PositiveInfinity);
        Array.Fill(Maximum, T.NegativeInfinity);
    }

    public T[] Minimum { get; }

    public T[] Maximum { get; }

    public void Add(in VBuffer<T> slots)
    {
        _rows++;
        var values = slots.GetValues();
        var indices = slots.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            var slot = slots.IsDense ? i : indices[i];
            _stored[slot]++;
            Add(slot, values[i]);
        }
    }

    public void Finish()
    {
        for (var slot = 0; slot < _stored.Length; slot++)
        {
            if (_stored[slot] < _rows)
                Add(slot, T.Zero);
        }
    }

    private void Add(int slot, T value)
    {
        if (Maximum[slot] < value)
            Maximum[slot] = value;
        if (Minimum[slot] > value)
            Minimum[slot] = value;
    }
}
