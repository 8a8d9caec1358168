using System.Text;
using System.Text.Json;

namespace MLNetVision.Sweeps.Record;

/// <summary>
/// The record of a sweep: JSON Lines, only ever appended to, each line on the disk before the sweep goes on. What a process that was killed left of a line is
/// cut off when the record is opened.
/// </summary>
internal sealed class SweepLog : IDisposable
{
    /// <summary>The form of the record that is written.</summary>
    public const int Version = 1;

    private readonly FileStream _lock;
    private readonly FileStream _file;
    private readonly TimeProvider _clock;

    private SweepLog(FileStream held, FileStream file, TimeProvider clock) => (_lock, _file, _clock) = (held, file, clock);

    /// <summary>What was written so far.</summary>
    public TrialTable Table { get; } = new();

    /// <summary>Opens a record or begins one. While it is open, no other sweep can.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="identity">What has to agree with a record that is there.</param>
    /// <param name="clock">What says the time.</param>
    public static SweepLog Open(string path, IReadOnlyDictionary<string, string> identity, TimeProvider clock)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var held = Hold(path);
        var log = new SweepLog(held, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), clock);
        try
        {
            log.Read(path, identity);
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>The trials of a record that nobody needs to hold.</summary>
    public static TrialTable Read(string path)
    {
        var table = new TrialTable();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        foreach (var (line, _) in Lines(file, path))
        {
            Take(table, line, path);
        }

        return table;
    }

    /// <summary>Writes an event, to the disk, and takes it into the table.</summary>
    public void Append(SweepEvent happened)
    {
        happened = happened with { Time = _clock.GetUtcNow() };
        _file.Write(Encoding.UTF8.GetBytes(SweepJson.Write(happened) + "\n"));
        _file.Flush(flushToDisk: true);
        Table.Apply(happened);
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new SweepException($"The sweep's record '{path}' is held by another sweep. Wait for that sweep, or give this one a folder of its own.", e);
        }
    }

    private void Read(string path, IReadOnlyDictionary<string, string> identity)
    {
        SweepBegun? first = null;
        var end = 0L;
        foreach (var (line, after) in Lines(_file, path))
        {
            var happened = Take(Table, line, path);
            first ??= happened as SweepBegun ?? throw Wrong(path, 1, "It does not begin with the sweep itself.");
            end = after;
        }

        _file.SetLength(end);
        _file.Position = end;
        if (first is null)
        {
            Append(new SweepBegun(Version, identity));
            return;
        }

        CheckIdentity(path, first, identity);
    }

    private static SweepEvent Take(TrialTable table, (int Number, string Text) line, string path)
    {
        try
        {
            var happened = SweepJson.Read(line.Text);
            table.Apply(happened);
            return happened;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw Wrong(path, line.Number, e.Message);
        }
    }

    /// <summary>Whole lines, and where each ends.</summary>
    private static IEnumerable<((int Number, string Text) Line, long End)> Lines(FileStream file, string path)
    {
        if (file.Length > int.MaxValue)
        {
            throw new SweepException($"The sweep's record '{path}' has {file.Length:N0} bytes, more than can be read. Give the sweep a folder of its own.");
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var number = 0;
        for (int start = 0, end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
        {
            yield return ((++number, Encoding.UTF8.GetString(bytes, start, end - start)), end + 1);
        }
    }

    private static void CheckIdentity(string path, SweepBegun found, IReadOnlyDictionary<string, string> wanted)
    {
        var faults = wanted.Keys.Union(found.Identity.Keys).Where(k => found.Identity.GetValueOrDefault(k) != wanted.GetValueOrDefault(k))
            .Select(k => $"{k}: {found.Identity.GetValueOrDefault(k, "none")} there, {wanted.GetValueOrDefault(k, "none")} here").ToArray();
        if (found.Version != Version || faults.Length > 0)
        {
            var difference = found.Version != Version ? $"the form of the record: {found.Version} there, {Version} here" : string.Join("; ", faults);
            throw new SweepException(
                $"The record '{path}' is of another sweep. They differ in {difference}. Sweep as before, or give this sweep a folder of its own.");
        }
    }

    private static SweepException Wrong(string path, int line, string reason) =>
        new($"Line {line} of the sweep's record '{path}' cannot be read: {reason} Mend it, or give the sweep a folder of its own.");
}
