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

    /// <summary>How many threads libtorch computes with. It makes them anew when the number changes, so that it is not set for each call.</summary>
    public static void Threads(int? most)
    {
        if (most is { } threads && threads != torch.get_num_threads())
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, "Threads");
            torch.set_num_threads(threads);
        }
    }

    private static void Set(TorchFeature feature, bool? on)
    {
        if (on is { } value)
        {
            TorchCapabilities.Set(feature, value);
        }
    }
}
