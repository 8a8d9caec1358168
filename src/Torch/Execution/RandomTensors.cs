namespace MLNetVision.Torch.Execution;

/// <summary>The random numbers of <see cref="RandomNumbers"/>, computed on the device: the same bits as every other engine draws.</summary>
internal static class RandomTensors
{
    private const ulong Gamma = 0x9E3779B97F4A7C15UL;

    /// <summary>Numbers in [0, 1) for each element of a shape, in plain order, behind those of so many rows.</summary>
    public static Tensor Uniform(ulong key, long firstRow, ReadOnlySpan<long> dims, torch.Device device)
    {
        var count = 1L;
        foreach (var dim in dims)
        {
            count *= dim;
        }

        using var scope = torch.NewDisposeScope();
        var before = firstRow == 0 ? 0 : firstRow * (count / dims[0]);
        var places = HeldNumbers.Range(before + 1, before + count + 1, device);
        var bits = Mix(places.MulInPlace(unchecked((long)Gamma)).AddInPlace(unchecked((long)key)));
        var uniform = Shifted(bits, 40).type(ScalarType.Float32).MulInPlace(1f / (1 << 24)).view(dims.ToArray());
        return uniform.MoveToOuterDisposeScope();
    }

    /// <summary>SplitMix64's finaliser (Steele, Lea, Flood 2014).</summary>
    private static Tensor Mix(Tensor z)
    {
        z = z.bitwise_xor(Shifted(z, 30)).MulInPlace(unchecked((long)0xBF58476D1CE4E5B9UL));
        z = z.bitwise_xor(Shifted(z, 27)).MulInPlace(unchecked((long)0x94D049BB133111EBUL));
        return z.bitwise_xor(Shifted(z, 31));
    }

    /// <summary>Shifts to the right and clears the bits that the sign has filled.</summary>
    private static Tensor Shifted(Tensor bits, int count)
    {
        using Tensor by = torch.tensor((long)count, device: bits.device), mask = torch.tensor((1L << (64 - count)) - 1, device: bits.device);
        return bits.bitwise_right_shift(by).bitwise_and(mask);
    }
}
