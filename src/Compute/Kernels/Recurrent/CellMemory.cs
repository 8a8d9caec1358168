using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>Where the numbers of a recurrent layer lie.</summary>
/// <param name="FromInput">W x + b, [rows, times, gates, units].</param>
/// <param name="FromHidden">U h + c, likewise.</param>
/// <param name="Hidden">The hidden states [rows, times, units].</param>
/// <param name="Cell">The cell states, likewise; empty where there are none.</param>
/// <param name="FirstHidden">The hidden states before the first time [rows, units]; empty where they are zero.</param>
/// <param name="FirstCell">The cell states before the first time, likewise.</param>
/// <param name="Peephole">The weights of peepholes [3, units], or empty.</param>
/// <param name="HiddenGradient">The gradients of the hidden states that go back in time [rows, units].</param>
/// <param name="CellGradient">Those of the cell states, likewise.</param>
internal readonly record struct CellMemory(
    Floats FromInput, Floats FromHidden, Floats Hidden, Floats Cell, Floats FirstHidden, Floats FirstCell, Floats Peephole, Floats HiddenGradient,
    Floats CellGradient);
