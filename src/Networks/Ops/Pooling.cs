namespace MLNetVision.Networks.Ops;

/// <summary>The checks that pooling ops share.</summary>
internal static class Pooling
{
    public static void Check(OpInputs inputs, Size2 kernel, Size2 stride, Padding padding)
    {
        Window.RequirePositive(inputs, "kernel", kernel);
        Window.RequirePositive(inputs, "stride", stride);
        inputs.Require(
            padding.IsSame || (padding.Top * 2 <= kernel.Height && padding.Bottom * 2 <= kernel.Height
                && padding.Left * 2 <= kernel.Width && padding.Right * 2 <= kernel.Width),
            $"padding of at most half the kernel {kernel}", padding);
    }
}
