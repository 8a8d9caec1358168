using System.Diagnostics;
using MLNetVision.Sweeps.Pruning;
using MLNetVision.Sweeps.Record;
using MLNetVision.Sweeps.Running;

namespace MLNetVision.Sweeps.Workers;

/// <summary>Does one trial in a process of its own and writes what comes of it.</summary>
internal sealed class TrialAlone(TrialWork work, TrialSpec spec, TextWriter? output)
{
    public TrialState Run(TextReader? answers, CancellationToken cancellation)
    {
        using var told = spec.HasAnswers ? new Answers(answers ?? TextReader.Null, cancellation) : null;
        var clock = Stopwatch.StartNew();
        var trial = new TrialRecord(spec.Trial, spec.Seed) { Values = spec.Values };
        var outcome = work.Do(trial, (epoch, figures, more) => EpochEnded(epoch, figures, more, told), told?.Stopped ?? cancellation);
        var seconds = clock.Elapsed.TotalSeconds;
        Write(outcome.State == TrialState.Paused
            ? new TrialPaused(spec.Trial, seconds)
            : new TrialEnded(spec.Trial, outcome.State, seconds) { Objectives = outcome.Objectives, Error = outcome.Error, Model = outcome.Model });
        return outcome.State;
    }

    private Verdict EpochEnded(int epoch, IReadOnlyDictionary<string, double> figures, bool more, Answers? told)
    {
        Write(new EpochMeasured(spec.Trial, epoch, IsLast: !more, figures));
        var goesOn = told?.GoesOn() ?? true;
        return !more || (goesOn && (spec.Epochs is not { } most || epoch < most)) ? Verdict.GoOn : Verdict.Pause;
    }

    private void Write(SweepEvent happened)
    {
        var line = SweepJson.Write(happened with { Time = DateTimeOffset.UtcNow });
        File.AppendAllText(spec.Results, line + "\n");
        output?.WriteLine(line);
        output?.Flush();
    }
}
