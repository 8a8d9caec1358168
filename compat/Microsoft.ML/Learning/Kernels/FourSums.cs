using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Compat.Learning.Kernels;

/// <summary>The running sums of a row's products with four rows of a matrix.</summary>
internal ref struct FourSums
{
    private Vector512<float> _first;
    private Vector512<float> _second;
    private Vector512<float> _third;
    private Vector512<float> _fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float x, ref float w, int length, int index, Vector512<float> mask)
    {
        var at = (nuint)index;
        var n = (nuint)length;
        var value = Vector512.LoadUnsafe(ref x, at);
        _first += (value * Vector512.LoadUnsafe(ref w, at)) & mask;
        _second += (value * Vector512.LoadUnsafe(ref w, at + n)) & mask;
        _third += (value * Vector512.LoadUnsafe(ref w, at + (2 * n))) & mask;
        _fourth += (value * Vector512.LoadUnsafe(ref w, at + (3 * n))) & mask;
    }

    public readonly void AddTo(Span<float> scores)
    {
        scores[0] += Vector512.Sum(_first);
        scores[1] += Vector512.Sum(_second);
        scores[2] += Vector512.Sum(_third);
        scores[3] += Vector512.Sum(_fourth);
    }
}
