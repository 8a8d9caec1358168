namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>
/// Collects the candidates with the largest keys. It holds several times as many as are wanted and throws the worse ones away when it is full, which is cheaper
/// than keeping an order.
/// </summary>
internal sealed class NearestList(int wanted)
{
    private const int Room = 3;
    private readonly float[] _keys = new float[Math.Max(32, Room * wanted)];
    private readonly int[] _indices = new int[Math.Max(32, Room * wanted)];
    private int _count;

    /// <summary>Keys up to this one are not among the best.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    /// <summary>The best that were added; the order is none.</summary>
    public ReadOnlySpan<int> Best()
    {
        Shrink();
        return _indices.AsSpan(0, _count);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => (_count, Threshold) = (0, float.NegativeInfinity);

    /// <summary>Adds a candidate whose key is above the threshold.</summary>
    public void Add(float key, int index)
    {
        if (_count == _keys.Length)
        {
            Shrink();
            if (key <= Threshold)
            {
                return;
            }
        }

        _keys[_count] = key;
        _indices[_count++] = index;
    }

    private void Shrink()
    {
        if (_count <= wanted)
        {
            return;
        }

        Partition();
        _count = wanted;
        Threshold = float.PositiveInfinity;
        for (var i = 0; i < wanted; i++)
        {
            Threshold = Math.Min(Threshold, _keys[i]);
        }
    }

    /// <summary>Brings the best to the front: quickselect with the middle of three as pivot. Of equal keys the lower index is better.</summary>
    private void Partition()
    {
        int low = 0, high = _count - 1, place = wanted - 1;
        while (low < high)
        {
            var (left, right) = Split(low, high);
            if (place <= right)
            {
                high = right;
            }
            else if (place >= left)
            {
                low = left;
            }
            else
            {
                return;
            }
        }
    }

    private (int Left, int Right) Split(int low, int high)
    {
        var pivot = Middle(low, low + ((high - low) / 2), high);
        var (key, index) = (_keys[pivot], _indices[pivot]);
        var (i, j) = (low, high);
        while (i <= j)
        {
            while (IsBetter(_keys[i], _indices[i], key, index))
            {
                i++;
            }

            while (IsBetter(key, index, _keys[j], _indices[j]))
            {
                j--;
            }

            if (i <= j)
            {
                (_keys[i], _keys[j]) = (_keys[j], _keys[i]);
                (_indices[i], _indices[j]) = (_indices[j], _indices[i]);
                i++;
                j--;
            }
        }

        return (i, j);
    }

    private int Middle(int a, int b, int c)
    {
        var (first, second) = Precedes(a, b) ? (a, b) : (b, a);
        return Precedes(second, c) ? second : Precedes(first, c) ? c : first;
    }

    private bool Precedes(int a, int b) => IsBetter(_keys[a], _indices[a], _keys[b], _indices[b]);

    private static bool IsBetter(float key, int index, float otherKey, int otherIndex) => key > otherKey || (key == otherKey && index < otherIndex);
}
