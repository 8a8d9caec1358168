using MLNetVision.Compute.Memory;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Optimisation;

/// <summary>
/// All trained parameters one after another, each starting on a cache line: vectors over this space are what optimizers remember. The space is cut into chunks
/// of a fixed size, which are what threads take and what sums are made of, so that no result depends on the number of threads.
/// </summary>
internal sealed class ParameterSpace
{
    /// <summary>Numbers in a chunk: three vectors of it fit a second-level cache.</summary>
    public const int ChunkSize = 16384;

    private const int Line = NativeBuffer.Alignment / sizeof(float);

    private readonly long[] _starts;

    public ParameterSpace(IReadOnlyList<TrainedParameter> parameters)
    {
        Parameters = parameters;
        _starts = new long[parameters.Count];
        for (var i = 0; i < parameters.Count; i++)
        {
            _starts[i] = Size;
            Size += Rounded(parameters[i].Layout.StoredCount);
        }
    }

    public IReadOnlyList<TrainedParameter> Parameters { get; }

    /// <summary>Numbers in a vector over the space, filling included.</summary>
    public long Size { get; }

    /// <summary>How many chunks the space has.</summary>
    public int Chunks => checked((int)((Size + ChunkSize - 1) / ChunkSize));

    /// <summary>Numbers in a vector over a space of parameters of these stored counts.</summary>
    public static long SizeOf(IEnumerable<long> storedCounts) => storedCounts.Sum(Rounded);

    /// <summary>The stretch of a vector that belongs to a parameter.</summary>
    public Floats Part(Floats vector, int parameter) => vector.Slice(_starts[parameter], Parameters[parameter].Layout.StoredCount);

    /// <summary>The stretches of parameters that a chunk is made of.</summary>
    public IEnumerable<Stretch> StretchesOf(int chunk)
    {
        var (from, to) = ((long)chunk * ChunkSize, (chunk + 1L) * ChunkSize);
        for (var i = 0; i < _starts.Length; i++)
        {
            var start = Math.Max(from, _starts[i]);
            var end = Math.Min(to, _starts[i] + Parameters[i].Layout.StoredCount);
            if (start < end)
            {
                yield return new Stretch(i, start - _starts[i], end - start);
            }
        }
    }

    /// <summary>A vector in the plain order of each parameter.</summary>
    public float[] ReadPlain(Floats vector, int parameter)
    {
        var plain = new float[Parameters[parameter].Parameter.Count];
        Parameters[parameter].Layout.Unpack(Part(vector, parameter), plain);
        return plain;
    }

    private static long Rounded(long count) => (count + Line - 1) / Line * Line;
}
