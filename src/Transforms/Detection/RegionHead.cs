namespace MLNetVision.Transforms;

/// <summary>
/// What is said of a region by its features f [D]: a linear score a class, s = W f + b; the probability 1 / (1 + exp(a s + c)) of each; and how the region's
/// box is to be moved for each class, t = V f + v as <c>BoxCoder</c> writes it. Features are scaled first. A mean to be subtracted or a deviation to be
/// divided by belongs into the weights.
/// </summary>
/// <param name="Weights">W [K, D], row by row.</param>
/// <param name="Biases">b [K].</param>
public sealed record RegionHead(ReadOnlyMemory<float> Weights, ReadOnlyMemory<float> Biases)
{
    /// <summary>What features are multiplied by.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Whether the features of a region are divided by their length first, √Σf²; where all are 0 they stay 0.</summary>
    public bool Normalise { get; init; }

    /// <summary>a [K] of the probabilities, -1 each unless given.</summary>
    public ReadOnlyMemory<float> Slopes { get; init; }

    /// <summary>c [K] of the probabilities, 0 each unless given.</summary>
    public ReadOnlyMemory<float> Offsets { get; init; }

    /// <summary>V [K, 4, D], row by row: dx, dy, log dw, log dh of each class; empty where boxes stay.</summary>
    public ReadOnlyMemory<float> BoxWeights { get; init; }

    /// <summary>v [K, 4].</summary>
    public ReadOnlyMemory<float> BoxBiases { get; init; }

    /// <summary>K.</summary>
    public int Classes => Biases.Length;

    /// <summary>Whether boxes are moved.</summary>
    public bool MovesBoxes => !BoxWeights.IsEmpty;

    /// <summary>Throws where sizes do not belong together or a number is none.</summary>
    internal void Validate(int features)
    {
        Require(Classes >= 1, nameof(Biases), "one number or more");
        Numbers(Weights, Classes * features, nameof(Weights), $"[{Classes}, {features}]");
        Numbers(Biases, Classes, nameof(Biases), $"[{Classes}]");
        Require(float.IsFinite(Scale) && Scale > 0, nameof(Scale), $"above 0; it is {Scale}");
        Optional(Slopes, Classes, nameof(Slopes), $"[{Classes}]");
        Optional(Offsets, Classes, nameof(Offsets), $"[{Classes}]");
        Optional(BoxWeights, 4 * Classes * features, nameof(BoxWeights), $"[{Classes}, 4, {features}]");
        Require(BoxBiases.IsEmpty == BoxWeights.IsEmpty, nameof(BoxBiases), "given where BoxWeights are, and only there");
        Optional(BoxBiases, 4 * Classes, nameof(BoxBiases), $"[{Classes}, 4]");
    }

    private static void Optional(ReadOnlyMemory<float> values, int count, string name, string shape)
    {
        if (!values.IsEmpty)
        {
            Numbers(values, count, name, shape);
        }
    }

    private static void Numbers(ReadOnlyMemory<float> values, int count, string name, string shape)
    {
        Require(values.Length == count, name, $"{shape}, {count} numbers; there are {values.Length}");
        foreach (var value in values.Span)
        {
            Require(float.IsFinite(value), name, $"finite numbers; one is {value}");
        }
    }

    private static void Require(bool holds, string name, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"RegionHead: {name} has to be {rule}.", name);
        }
    }
}
