using System.Diagnostics;

namespace MLNetVision.Tests.TestKit;

/// <summary>Feeds damaged files to a decoder. Every one must end in a result or in <typeparamref name="TRefusal"/>, within the memory it may take.</summary>
/// <typeparam name="TRefusal">The one exception that a decoder may end in.</typeparam>
public sealed class HostileInput<TRefusal>
    where TRefusal : Exception
{
    private const int ShownFailures = 5;

    /// <summary>No input takes a hundredth of this; a decoder that runs away does not come back within it.</summary>
    private static readonly TimeSpan LongestDecode = TimeSpan.FromSeconds(10);

    /// <summary>Small valid files of every kind.</summary>
    public required IReadOnlyList<byte[]> Seeds { get; init; }

    /// <summary>Chooses the damage.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Makes checksums right again, so that the damage gets past them; applied to every second input.</summary>
    public Func<byte[], byte[]>? Repair { get; init; }

    /// <summary>The most bytes that may be allocated for an input, from the input's length.</summary>
    public required Func<int, long> MayAllocate { get; init; }

    /// <summary>Decodes <paramref name="count"/> damaged files and fails the test with the first offenders.</summary>
    public HostileReport Run(int count, Action<byte[]> decode)
    {
        foreach (var seed in Seeds)
            decode(seed);

        var mutation = new Mutation(Seeds, new Draw(Seed));
        var report = new HostileReport();
        var failures = new List<string>();
        for (var i = 0; i < count && failures.Count < ShownFailures; i++)
        {
            var input = mutation.Next();
            if (Repair is not null && (i & 1) == 1)
                input = Repair(input);
            if (Try(input, decode, report) is { } failure)
                failures.Add($"input {i}: {failure}: {Convert.ToBase64String(input)}");
        }

        if (failures.Count > 0)
            Assert.Fail(string.Join(Environment.NewLine, failures));
        return report;
    }

    private string? Try(byte[] input, Action<byte[]> decode, HostileReport report)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.GetTimestamp();
        try
        {
            decode(input);
            report.Decoded++;
        }
        catch (TRefusal)
        {
            report.Refused++;
        }
        catch (Exception other)
        {
            return $"ended in {other}";
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var elapsed = Stopwatch.GetElapsedTime(clock);
        report.Add(allocated, elapsed);
        if (allocated > MayAllocate(input.Length))
            return $"allocated {allocated} bytes for {input.Length} bytes, allowed are {MayAllocate(input.Length)}";
        return elapsed > LongestDecode ? $"took {elapsed}" : null;
    }
}
