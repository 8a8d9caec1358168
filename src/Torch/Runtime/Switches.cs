namespace MLNetVision.Torch.Runtime;

/// <summary>Switches of the process.</summary>
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

        Set(TorchFeature.CudnnBenchmark, options.CudnnBenchmark);
        Set(TorchFeature.CudnnDeterministic, options.CudnnDeterministic);
    }

    private static void Set(TorchFeature feature, bool? on)
    {
        if (on is { } value)
        {
            TorchCapabilities.Set(feature, value);
        }
    }
}
