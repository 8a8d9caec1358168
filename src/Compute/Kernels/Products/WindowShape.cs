namespace MLNetVision.Compute.Kernels.Products;

/// <summary>A window: kernel, stride, dilation, and the padding before the first pixel.</summary>
internal readonly record struct WindowShape((int Y, int X) Kernel, (int Y, int X) Stride, (int Y, int X) Dilation, (int Y, int X) Before)
{
    /// <summary>Where each tap looks, relative to the place times the stride, row by row.</summary>
    public (int[] Y, int[] X) Taps()
    {
        var (y, x) = (new int[Kernel.Y * Kernel.X], new int[Kernel.Y * Kernel.X]);
        for (var t = 0; t < y.Length; t++)
        {
            y[t] = (t / Kernel.X * Dilation.Y) - Before.Y;
            x[t] = (t % Kernel.X * Dilation.X) - Before.X;
        }

        return (y, x);
    }
}
