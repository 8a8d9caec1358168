using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Record;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public sealed class RecordTests : IDisposable
{
    private static readonly Dictionary<string, string> Identity = new() { ["seed"] = "4" };

    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-record-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "trials.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_again()
    {
        IReadOnlyList<TrialRecord> written;
        using (var log = Write())
            written = log.Table.Trials;

        var read = SweepLog.Read(Path).Trials;
        Assert.Equal(written.Count, read.Count);
        foreach (var (before, after) in written.Zip(read))
        {
            Assert.Equal(
                (before.Number, before.Seed, before.State, before.Error, before.Model, before.Time),
                (after.Number, after.Seed, after.State, after.Error, after.Model, after.Time));
            Assert.Equal(before.Values, after.Values);
            Assert.Equal(before.Objectives, after.Objectives);
            Assert.Equal(before.Epochs.SelectMany(e => e.Figures), after.Epochs.SelectMany(e => e.Figures));
        }
    }

    [Fact]
    public void Wherever_the_file_is_cut_whole_lines_are_kept_and_the_rest_is_written_anew()
    {
        Write().Dispose();
        var bytes = File.ReadAllBytes(Path);
        for (var length = bytes.Length - 1; length > 0; length -= 7)
        {
            File.WriteAllBytes(Path, bytes[..length]);
            var whole = bytes[..length].Count(b => b == '\n');
            using (var log = Open())
                log.Append(new TrialBegun(log.Table.Trials.Count, 9, []));
            Assert.Equal(Math.Max(whole, 1) + 1, File.ReadAllLines(Path).Length);
        }
    }

    [Fact]
    public void A_line_that_is_damaged_is_named()
    {
        Write().Dispose();
        var lines = File.ReadAllLines(Path);
        foreach (var (damaged, words) in new[] { ("{\"event\":\"epoch\",\"trial\":7,\"epoch\":1,\"isLast\":false,\"figures\":{}}", "trial 7"),
            ("{\"event\":\"nothing\"}", "nothing"), ("{", "cannot be read"), ("null", "null") })
        {
            File.WriteAllLines(Path, [.. lines[..2], damaged, .. lines[2..]]);
            var error = Assert.Throws<SweepException>(() => Open().Dispose());
            Assert.StartsWith("Line 3 of the sweep's record", error.Message, StringComparison.Ordinal);
            Assert.Contains(words, error.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Another_sweep_is_refused()
    {
        Write().Dispose();
        var error = Assert.Throws<SweepException>(() => SweepLog.Open(Path, new Dictionary<string, string> { ["seed"] = "5" }, TimeProvider.System));
        Assert.Contains("seed: 4 there, 5 here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sweeps_at_once_are_refused_and_readers_are_not()
    {
        using var log = Write();
        Assert.Throws<SweepException>(() => Open());
        Assert.Equal(2, SweepLog.Read(Path).Trials.Count);
    }

    private SweepLog Open() => SweepLog.Open(Path, Identity, TimeProvider.System);

    private SweepLog Write()
    {
        var log = Open();
        log.Append(new TrialBegun(0, ulong.MaxValue, [Value(new RealDomain(0, 1), 0.1), Value(new ChoiceDomain(["é", "\n"]), 1)]));
        log.Append(new EpochMeasured(0, 1, IsLast: true, new Dictionary<string, double> { ["loss"] = double.NaN }));
        log.Append(new TrialEnded(0, TrialState.Complete, 1.5) { Objectives = [0.1 + 0.2], Model = "trials/0000/model.zip" });
        log.Append(new TrialBegun(1, 2, [Value(new IntegerDomain(1, 1L << 50), (1L << 50) - 1)]));
        log.Append(new TrialEnded(1, TrialState.Failed, 0) { Error = "no \"luck\"" });
        return log;
    }

    private static WrittenValue Value(ParameterDomain domain, double value) => WrittenValue.Of(new DrawnValue($"{domain.GetType().Name}", domain, value));
}
