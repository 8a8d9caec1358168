using System.Diagnostics.CodeAnalysis;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Products;

/// <summary>A matrix somewhere in memory.</summary>
/// <param name="numbers">Memory that begins with its first element.</param>
/// <param name="row">Floats from one row to the next.</param>
/// <param name="column">Floats from one column to the next.</param>
[SuppressMessage("Performance", "CA1815", Justification = "A view, never compared.")]
internal readonly struct MatrixView(Floats numbers, int row, int column)
{
    public Floats Numbers { get; } = numbers;

    public int Row { get; } = row;

    public int Column { get; } = column;
}
