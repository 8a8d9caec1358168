namespace Microsoft.ML.Compat.Onnx;

/// <summary>Where a model runs: on the processor, as there is nothing else here.</summary>
internal static class OnnxDevices
{
    public static void Check(OnnxScoring scoring)
        => Guard.State(scoring.GpuDeviceId is null || scoring.FallbackToCpu,
            $"GPU {scoring.GpuDeviceId} was asked for, but this runs on the CPU only. Allow fallbackToCpu, or give no gpuDeviceId.");
}
