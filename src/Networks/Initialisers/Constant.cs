namespace MLNetVision.Networks.Initialisers;

/// <summary>Every value the same.</summary>
public sealed record Constant(float Value) : Initialiser
{
    /// <summary>All zero.</summary>
    public static Constant Zeros { get; } = new(0f);

    /// <summary>All one.</summary>
    public static Constant Ones { get; } = new(1f);

    /// <inheritdoc/>
    public override void Fill(Span<float> values, Shape shape, ulong seed) => values.Fill(Value);
}
