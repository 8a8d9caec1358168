namespace MLNetVision.Imaging.Kernels;

/// <summary>How a fixed-point sum becomes a sample: clamp((sum + Half) >> Shift, Least, Most).</summary>
internal readonly record struct Rounding(int Shift, int Least, int Most)
{
    public int Half => Shift == 0 ? 0 : 1 << (Shift - 1);
}
