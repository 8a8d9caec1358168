using MLNetVision.Sweeps.Spaces;

namespace MLNetVision.Sweeps;

/// <summary>
/// Parameters with what they may be, as data: it can be compared, written as JSON and read. A pipeline takes its values from it by name:
/// <c>mlContext.Sweep(space, (trial, values) => ... values.Number("rate", 0.001) ...)</c>.
/// </summary>
public sealed class SweepSpace : IEquatable<SweepSpace>
{
    /// <summary>A space of some parameters, each of which may depend on those before it.</summary>
    /// <exception cref="SweepException">A parameter cannot be drawn, or speaks of one that is not before it.</exception>
    public SweepSpace(params IReadOnlyList<SweepParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        SpaceCheck.Check(parameters);
        Parameters = [.. parameters];
    }

    /// <summary>The parameters, in the order in which they are drawn.</summary>
    public IReadOnlyList<SweepParameter> Parameters { get; }

    /// <summary>What is usual, for a first trial; null where no parameter says.</summary>
    public SweepStart? Start => Parameters.Any(p => p.Usual is not null)
        ? new SweepStart(Parameters.Where(p => p.Usual is not null).ToDictionary(p => p.Name, p => p.Usual!))
        : null;

    /// <summary>Reads a space.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What errors call it: its file.</param>
    /// <exception cref="SweepException">It is no space; the message names the source, the place, the value and the rule.</exception>
    public static SweepSpace FromJson(string json, string source = "the space")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return SpaceReader.Read(json, source);
    }

    /// <summary>Reads a space from a file.</summary>
    /// <exception cref="SweepException">It holds no space.</exception>
    public static SweepSpace Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromJson(File.ReadAllText(path), path);
    }

    /// <summary>The space as JSON, which <see cref="FromJson"/> reads.</summary>
    public string ToJson() => SpaceWriter.Write(this);

    /// <summary>Draws the values of a trial: of each parameter whose conditions hold.</summary>
    public SweepValues Draw(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var drawn = new List<DrawnValue>();
        foreach (var parameter in Parameters.Where(p => p.When.All(c => Holds(c, drawn))))
        {
            drawn.Add(new DrawnValue(parameter.Name, parameter.Domain, trial.Draw(parameter.Name, parameter.Domain)));
        }

        return new SweepValues(drawn);
    }

    /// <inheritdoc/>
    public bool Equals(SweepSpace? other) => other is not null && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SweepSpace);

    /// <inheritdoc/>
    public override int GetHashCode() => Parameters.Aggregate(Parameters.Count, HashCode.Combine);

    private static bool Holds(SweepCondition condition, List<DrawnValue> drawn) =>
        drawn.Find(d => d.Name == condition.Parameter) is { } other && condition.Values.Contains(other.Domain.Text(other.Value));
}
