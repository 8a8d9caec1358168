using System.Diagnostics;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Benchmarks.Kernels.Profiles;

/// <summary>
/// The shortest time of each step, which may run several times in a pass, and of what happens before the first and after the last, over several passes.
/// </summary>
internal sealed class StepTimes : IStepWatch
{
    private readonly Dictionary<Step, double> _forward = [];
    private readonly Dictionary<Step, double> _backward = [];
    private readonly Dictionary<Step, double> _pass = [];
    private long _start;
    private long _last;

    /// <summary>Seconds of each step, in the order in which they ran.</summary>
    public IReadOnlyDictionary<Step, double> Forward => _forward;

    /// <summary>Seconds of each step that has a way back.</summary>
    public IReadOnlyDictionary<Step, double> Backward => _backward;

    /// <summary>Seconds until the inputs were in place.</summary>
    public double Before { get; private set; } = double.PositiveInfinity;

    /// <summary>Seconds after the last step: the optimizer's update, or the outputs' way out.</summary>
    public double After { get; private set; } = double.PositiveInfinity;

    /// <summary>Seconds of a whole pass.</summary>
    public double Whole { get; private set; } = double.PositiveInfinity;

    /// <summary>Runs a pass and takes its times.</summary>
    public void Time(Action pass)
    {
        _start = _last = Stopwatch.GetTimestamp();
        pass();
        After = Math.Min(After, Lap());
        Whole = Math.Min(Whole, Stopwatch.GetElapsedTime(_start).TotalSeconds);
        foreach (var (step, seconds) in _pass)
        {
            Note(_forward, step, seconds);
        }

        _pass.Clear();
    }

    public void Begins() => Before = Math.Min(Before, Lap());

    public void RanForward(Step step) => _pass[step] = _pass.GetValueOrDefault(step) + Lap();

    public void RanBackward(Step step) => Note(_backward, step, Lap());

    private static void Note(Dictionary<Step, double> times, Step step, double seconds) =>
        times[step] = Math.Min(times.GetValueOrDefault(step, double.PositiveInfinity), seconds);

    private double Lap()
    {
        var now = Stopwatch.GetTimestamp();
        var lap = Stopwatch.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
        return lap;
    }
}
