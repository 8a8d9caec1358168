using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetVision.Sweeps.Pruning;
using MLNetVision.Sweeps.Record;
using MLNetVision.Sweeps.Running;

namespace MLNetVision.Sweeps.Workers;

/// <summary>A process that does a trial, seen from the sweep.</summary>
internal sealed class Worker : IDisposable
{
    /// <summary>What a trial that is told to stop has, to write where it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Watching = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly long? _limit;
    private readonly WorkerLog _log;
    private readonly Lock _gate = new();
    private volatile string? _verdictOfWatch;

    private Worker(Process process, long? limit, WorkerLog log) => (_process, _limit, _log) = (process, limit, log);

    public static Worker Start(WorkerProcesses workers, string spec, string log)
    {
        var start = workers.Start(spec);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, true, false);
        if (workers.MemoryLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", CultureInfo.InvariantCulture);
        }

        try
        {
            return new Worker(Process.Start(start)!, workers.MemoryLimit, new WorkerLog(log));
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new SweepException($"A worker of the sweep cannot be started by '{start.FileName}': {e.Message}", e);
        }
    }

    /// <summary>Answers its epochs until it ends.</summary>
    public TrialOutcome Follow(Func<int, IReadOnlyDictionary<string, double>, bool, Verdict> epochEnded, CancellationToken cancellation)
    {
        using var watch = new Timer(_ => Watch(), null, Watching, Watching);
        using var stop = cancellation.Register(Stop);
        var errors = _log.Drain(_process.StandardError);
        var (verdict, end) = (Verdict.GoOn, default(SweepEvent));
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            switch (Event(line))
            {
                case EpochMeasured epoch:
                    verdict = epochEnded(epoch.Epoch, epoch.Figures, !epoch.IsLast);
                    Tell(verdict == Verdict.GoOn ? Answers.Go : Answers.Stop);
                    break;
                case { } other:
                    end = other;
                    break;
            }
        }

        _process.WaitForExit();
        errors.Wait(Patience, CancellationToken.None);
        return Outcome(end, verdict, cancellation.IsCancellationRequested);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _log.Dispose();
    }

    private TrialOutcome Outcome(SweepEvent? end, Verdict verdict, bool cancelled) => end switch
    {
        TrialEnded ended => new TrialOutcome(ended.State) { Objectives = ended.Objectives, Error = WithLimit(ended.Error), Model = ended.Model },
        TrialPaused when verdict == Verdict.Prune => new TrialOutcome(TrialState.Pruned),
        TrialPaused => new TrialOutcome(TrialState.Paused),
        _ when _verdictOfWatch is { } reason => new TrialOutcome(TrialState.Failed) { Error = reason },
        _ when cancelled => new TrialOutcome(TrialState.Paused),
        _ => new TrialOutcome(TrialState.Failed)
        {
            Error = $"The worker ended with exit code {_process.ExitCode} before its trial did.{_log.LastWords} All that it said is in '{_log.Path}'.",
        },
    };

    private string? WithLimit(string? error) =>
        error is not null && _limit is { } limit && error.StartsWith(nameof(OutOfMemoryException), StringComparison.Ordinal)
            ? $"{error} The limit of its worker is {Mebibytes(limit)}."
            : error;

    /// <summary>A line that is no event is something that a library printed.</summary>
    private SweepEvent? Event(string line)
    {
        try
        {
            return line.StartsWith('{') ? SweepJson.Read(line) : Other(line);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return Other(line);
        }
    }

    private SweepEvent? Other(string line)
    {
        _log.Write(line);
        return null;
    }

    /// <summary>Ends a process that holds more memory than it may.</summary>
    private void Watch()
    {
        try
        {
            _process.Refresh();
            if (_limit is { } limit && _verdictOfWatch is null && !_process.HasExited && _process.WorkingSet64 is var held && held > limit)
            {
                _verdictOfWatch = $"The worker held {Mebibytes(held)} of memory, and its limit is {Mebibytes(limit)}. "
                    + "Give it more, or sweep over smaller networks and batches.";
                Kill();
            }
        }
        catch (InvalidOperationException)
        {
            // The process has ended, or is disposed of, meanwhile.
        }
    }

    private void Stop()
    {
        Tell(Answers.Stop);
        _ = Task.Delay(Patience).ContinueWith(_ => Kill(), TaskScheduler.Default);
    }

    private void Tell(string answer)
    {
        try
        {
            lock (_gate)
            {
                _process.StandardInput.WriteLine(answer);
                _process.StandardInput.Flush();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // It has ended; what it wrote before says how.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended already.
        }
    }

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N0} MiB");
}
