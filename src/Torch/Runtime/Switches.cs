namespace MLNetVision.Torch.Runtime;

/// <summary>Switches of the process that all versions of TorchSharp share.</summary>
internal static class Switches
{
    /// <summary>Allows or forbids the products of CUDA devices to round their factors.</summary>
    public static void Apply(Device device, TorchOptions options)
    {
        if (device.IsCuda)
        {
            torch.backends.cuda.matmul.allow_tf32 = options.AllowTf32;
            torch.backends.cudnn.allow_tf32 = options.AllowTf32;
        }
    }
}
