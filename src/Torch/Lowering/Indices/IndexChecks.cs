using System.Globalization;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Indices;

/// <summary>Refuses indices out of range before libtorch reads elsewhere by them, which on a GPU ends the process's use of it.</summary>
internal static class IndexChecks
{
    /// <summary>The indices, all of which lie in a range.</summary>
    public static Tensor Within(Call call, Tensor indices, long from, long to, string expected, string advice)
    {
        using var scope = torch.NewDisposeScope();
        var wrong = indices.Lt(from).logical_or(indices.Gt(to));
        if (wrong.any().item<bool>())
        {
            var first = indices.masked_select(wrong).select(0, 0).item<long>();
            throw call.Fail(expected, first.ToString(CultureInfo.InvariantCulture), advice);
        }

        return indices;
    }

    /// <summary>Places among so many, from indices that count from the end where they are negative.</summary>
    public static Tensor Places(Call call, Tensor indices, long size)
    {
        indices = Within(call, indices.type(ScalarType.Int64), -size, size - 1, $"indices from {-size} to {size - 1}", "Give indices of that range.");
        return torch.where(indices.Lt(0), indices.Add(size), indices);
    }
}
