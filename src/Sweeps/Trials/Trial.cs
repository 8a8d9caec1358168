using System.Globalization;
using MLNetVision.Sweeps.Search;
using MLNetVision.Training;

namespace MLNetVision.Sweeps;

/// <summary>
/// One way to set what may vary. A pipeline asks it for values while it is built, and may ask for some only where others have a certain value. A name stands
/// for the same parameter in all trials; asked for twice in one, it has the same value.
/// </summary>
public sealed class Trial
{
    private readonly ITrialDraws _draws;
    private readonly List<DrawnValue> _values = [];

    internal Trial(int number, ulong seed, ITrialDraws draws, VisionRun run) => (Number, Seed, _draws, Run) = (number, seed, draws, run);

    /// <summary>Which trial, from 0.</summary>
    public int Number { get; }

    /// <summary>A seed of its own, for trainers that are to differ between trials.</summary>
    public ulong Seed { get; }

    /// <summary>
    /// The services for a trainer in the pipeline: with them the sweep sees its epochs, ends or pauses it, and goes on where it was. Of two trainers in a
    /// pipeline, each needs its own: <see cref="RunOf"/>.
    /// </summary>
    public VisionRun Run { get; }

    /// <summary>
    /// Whether the best pipeline is being fitted to all rows, in the end: nothing measures it any more, so that rows which a trainer keeps apart for measuring
    /// epochs can be learnt from.
    /// </summary>
    public bool IsRefit { get; internal init; }

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<DrawnValue> Values => _values;

    /// <summary>The services for one of several trainers, which keeps its run apart from the others'.</summary>
    /// <param name="trainer">A name for it, fit for a folder.</param>
    public VisionRun RunOf(string trainer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trainer);
        return Run.Checkpoints is { } kept ? Run with { Checkpoints = kept with { Folder = Path.Combine(kept.Folder, trainer) } } : Run;
    }

    /// <summary>One of several values, by what they are written as.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="values">The values; no two may be written alike.</param>
    public T Choice<T>(string name, params IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values[Place(name, [.. values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "null")])];
    }

    /// <summary>One of several values, each with a name for the record.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="values">The values with their names.</param>
    public T Choice<T>(string name, params IReadOnlyList<(string Name, T Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values[Place(name, [.. values.Select(v => v.Name)])].Value;
    }

    /// <summary>Yes or no.</summary>
    public bool Bool(string name) => Draw(name, new BoolDomain()) > 0;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Int(string name, int low, int high, int step = 1) => (int)Draw(name, new IntegerDomain(low, high, Step: step));

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, small ones as closely as their ratios ask.</summary>
    public int LogInt(string name, int low, int high) => (int)Draw(name, new IntegerDomain(low, high, Log: true));

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, on steps from the least if a step is given.</summary>
    public double Uniform(string name, double low, double high, double? step = null) => Draw(name, new RealDomain(low, high, Step: step));

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/> whose logarithm is uniform.</summary>
    public double LogUniform(string name, double low, double high) => Draw(name, new RealDomain(low, high, Log: true));

    private int Place(string name, string[] values) => (int)Draw(name, new ChoiceDomain(values));

    internal double Draw(string name, ParameterDomain domain)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        domain.Validate(name);
        if (_values.Find(v => v.Name == name) is { } drawn)
        {
            return drawn.Domain.Equals(domain)
                ? drawn.Value
                : throw new ArgumentException(
                    $"The parameter '{name}' of the sweep was asked for twice with different values to choose from. Give one of them another name.",
                    nameof(name));
        }

        _values.Add(new DrawnValue(name, domain, _draws.Draw(name, domain)));
        return _values[^1].Value;
    }
}
