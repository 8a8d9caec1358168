using System.Numerics;
using System.Runtime.CompilerServices;

namespace MLNetVision.Compute.Kernels.Dense;

/// <summary>
/// A matrix [depth, columns] cut into panels of as many columns as the tile takes, the last filled up with zeros. Its numbers lie still, so that kernels may
/// point to them.
/// </summary>
internal sealed unsafe class PanelBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _values;
    private readonly int _most;

    /// <param name="depth">The most steps.</param>
    /// <param name="columns">Columns.</param>
    public PanelBlock(int depth, int columns)
    {
        (_most, Columns) = (depth, columns);
        Panels = (columns + Width - 1) / Width;
        _values = GC.AllocateArray<T>(checked(Panels * Width * depth), pinned: true);
    }

    public static int Width => PanelTile<T>.Width;

    public int Columns { get; }

    public int Panels { get; }

    /// <summary>The steps that are filled.</summary>
    public int Depth { get; private set; }

    /// <summary>Says how many steps the panels that are filled next have.</summary>
    public void Begin(int depth) => Depth = depth;

    /// <summary>The columns that a panel has.</summary>
    public int Used(int panel) => Math.Min(Width, Columns - (panel * Width));

    /// <summary>Where a panel begins.</summary>
    public T* Panel(int panel) => (T*)Unsafe.AsPointer(ref _values[0]) + ((long)panel * Width * _most);

    /// <summary>A step's numbers in a panel, only those that are columns.</summary>
    public Span<T> Step(int panel, int step) => new(Panel(panel) + ((long)step * Width), Used(panel));
}
