using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MLNetVision.Sweeps;

/// <summary>
/// The values that a parameter may take. A search sees them as numbers in [0, 1]; a record of a sweep has them as they are. The number of a value is its own,
/// or its place in the list for a choice.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceDomain), "choice")]
[JsonDerivedType(typeof(BoolDomain), "bool")]
[JsonDerivedType(typeof(IntegerDomain), "int")]
[JsonDerivedType(typeof(RealDomain), "real")]
public abstract record ParameterDomain
{
    /// <summary>How many values there are; null where any number between two may be taken.</summary>
    public abstract long? Count { get; }

    /// <summary>What a space calls it.</summary>
    internal abstract string Kind { get; }

    /// <summary>Whether values have no order, so that being close means nothing.</summary>
    internal abstract bool IsUnordered { get; }

    /// <summary>The value at a place from 0 to 1.</summary>
    internal abstract double FromUnit(double place);

    /// <summary>Where a value is, from 0 to 1: the middle of what <see cref="FromUnit"/> takes to it.</summary>
    internal abstract double ToUnit(double value);

    /// <summary>The value as it is written.</summary>
    internal abstract JsonNode Write(double value);

    /// <summary>A written value; null if it is none of this domain's.</summary>
    internal abstract double? Read(JsonElement written);

    /// <summary>The value as text: a choice's name, else as JSON has it.</summary>
    internal string Text(double value) =>
        Write(value) is var node && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    /// <summary>A value from its text; null if it is none of this domain's.</summary>
    internal virtual double? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Refuses a domain without values.</summary>
    internal abstract void Validate(string name);

    /// <summary>Says which parameter is wrong, what was expected, and what came.</summary>
    private protected static void Check(bool holds, string name, string rule, object? value)
    {
        if (!holds)
        {
            throw new ArgumentException($"The parameter '{name}' of the sweep needs {rule}; it has {value}.", name);
        }
    }

    /// <summary>The place of item <paramref name="index"/> of <paramref name="count"/>: items share [0, 1] in equal parts.</summary>
    private protected static double Middle(double index, double count) => (index + 0.5) / count;

    /// <summary>The item at a place.</summary>
    private protected static double ItemAt(double place, double count) => Math.Clamp(Math.Floor(place * count), 0, count - 1);
}
