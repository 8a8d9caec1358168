namespace MLNetVision.Torch.Runtime;

/// <summary>Finds out what is there: TorchSharp itself, libtorch, CUDA devices.</summary>
internal static class TorchRuntime
{
    private const string SignaturesOnly = "TorchSharp.Contracts";

    private const string CudaPackages = "TorchSharp-cuda-linux or TorchSharp-cuda-windows";

    /// <summary>The device that is meant.</summary>
    public static Device Resolve(Device device)
    {
        RequireTorchSharp();
        return !device.IsAuto ? device : CudaCount() > 0 ? Device.Cuda() : Device.Cpu;
    }

    /// <summary>Loads what the device needs.</summary>
    public static torch.Device Open(Device device) => device.IsCuda ? OpenCuda(device) : OpenCpu();

    private static torch.Device OpenCpu() => Native("cpu", () =>
    {
        using var probe = torch.zeros([1L]);
        return torch.device(DeviceType.CPU);
    });

    private static torch.Device OpenCuda(Device device)
    {
        if (!Native("cuda", () => torch.TryInitializeDeviceType(DeviceType.CUDA) && torch.cuda.is_available()))
        {
            throw new NotSupportedException($"The device {device} was asked for, but libtorch finds no CUDA here: either it was built without, or there is no "
                + $"NVIDIA driver or device. Reference the package {CudaPackages} of the same version as TorchSharp instead of TorchSharp-cpu and look at "
                + "what nvidia-smi says; or use Device.Auto, which takes the CPU where there is no CUDA device.");
        }

        var count = torch.cuda.device_count();
        return device.Index < count ? torch.device(DeviceType.CUDA, device.Index) : throw new NotSupportedException(
            $"The device {device} was asked for, but there are {count} CUDA devices; the last one is Device.Cuda({count - 1}).");
    }

    private static int CudaCount()
    {
        try
        {
            return torch.TryInitializeDeviceType(DeviceType.CUDA) && torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        }
        catch (Exception exception) when (IsLoading(exception))
        {
            return 0;
        }
    }

    private static void RequireTorchSharp()
    {
        if (TorchSharpName() == SignaturesOnly)
        {
            throw new NotSupportedException("This build of MLNetVision.Torch was compiled against TorchSharp's signatures alone and cannot run. "
                + "Take the package MLNetVision.Torch, or build with MLNetSource=packages, or with TorchSharp.dll in MLNetAssemblies.");
        }
    }

    private static string? TorchSharpName()
    {
        try
        {
            return typeof(torch).Assembly.GetName().Name;
        }
        catch (FileNotFoundException exception)
        {
            throw new NotSupportedException("TorchSharp.dll is missing. Reference the package TorchSharp-cpu, or for CUDA " + CudaPackages + ".", exception);
        }
    }

    private static T Native<T>(string device, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (IsLoading(exception))
        {
            throw new NotSupportedException(
                $"TorchSharp is here, but its native library could not be loaded for '{device}': {exception.GetBaseException().Message} "
                + $"Reference the package TorchSharp-cpu, or for CUDA {CudaPackages}, of the same version as TorchSharp.", exception);
        }
    }

    private static bool IsLoading(Exception exception) =>
        exception is DllNotFoundException or NotSupportedException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException
            or FileNotFoundException;
}
