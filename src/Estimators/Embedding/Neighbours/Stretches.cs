using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>Long work in stretches, between which it is told how far it is.</summary>
internal static class Stretches
{
    private const int Count = 32;

    /// <summary>Does a range in parts.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="count">How many places the range has.</param>
    /// <param name="size">How many places a part has.</param>
    /// <param name="range">Is given the first place of a part and the one behind its last.</param>
    /// <param name="told">Is told how many places are done; null where nobody wants to know.</param>
    public static void Run(Workers workers, int count, int size, Action<int, int> range, Action<int>? told)
    {
        var stretch = told is null ? count : Math.Max(1, Workers.Parts(count, size * Count)) * size;
        for (var done = 0; done < count; done += stretch)
        {
            var (start, length) = (done, Math.Min(stretch, count - done));
            workers.Ranges(length, size, (first, end) => range(start + first, start + end));
            told?.Invoke(start + length);
        }
    }
}
