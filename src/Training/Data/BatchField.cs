using MLNetVision.Networks;

namespace MLNetVision.Training.Data;

/// <summary>A named part of every row: the picture, its class.</summary>
/// <param name="Name">The input of the network that it goes to.</param>
/// <param name="Element">The element type.</param>
/// <param name="RowShape">The shape of one row, every dimension known; empty for a single number.</param>
public sealed record BatchField(string Name, DType Element, Shape RowShape)
{
    /// <summary>How many elements one row has.</summary>
    public int RowElements => checked((int)RowShape.Elements().Size);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Element}{RowShape}";
}
