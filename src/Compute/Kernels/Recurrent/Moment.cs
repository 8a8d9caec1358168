namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>One row at one time. Pointers to states that a cell does not have, or that are zero, are null.</summary>
internal unsafe struct Moment
{
    public int Units;
    public float* FromInput;
    public float* FromHidden;
    public float* HiddenBefore;
    public float* CellBefore;
    public float* Hidden;
    public float* Cell;
    public float* Peephole;
    public float* HiddenGradient;
    public float* CellGradient;
}
