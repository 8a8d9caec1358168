using System.Globalization;

namespace MLNetVision.Sweeps.Running;

/// <summary>Where a sweep keeps what: its record, and a folder a trial.</summary>
internal sealed class SweepFolder : IDisposable
{
    private readonly bool _isTemporary;

    public SweepFolder(string? path)
    {
        _isTemporary = path is null;
        Path = System.IO.Path.GetFullPath(path ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sweep-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Record => RecordIn(Path);

    public static string RecordIn(string folder) => System.IO.Path.Combine(folder, "trials.jsonl");

    /// <summary>Where a trial's trainers keep their runs while it is not done.</summary>
    public string Checkpoints(int trial, int part) => System.IO.Path.Combine(TrialFolder(trial), "run", part.ToString(CultureInfo.InvariantCulture));

    /// <summary>A trial's fitted pipeline, from this folder.</summary>
    public static string Model(int trial) => System.IO.Path.Combine("trials", Name(trial), "model.zip");

    public string Full(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Removes what a trial that is done does not need any more.</summary>
    public void RemoveCheckpoints(int trial)
    {
        var run = System.IO.Path.Combine(TrialFolder(trial), "run");
        if (Directory.Exists(run))
        {
            Directory.Delete(run, recursive: true);
        }
    }

    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static string Name(int trial) => trial.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>Where all of a trial is.</summary>
    public string TrialFolder(int trial) => System.IO.Path.Combine(Path, "trials", Name(trial));
}
