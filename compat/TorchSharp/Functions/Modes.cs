namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope NewDisposeScope() => throw Reference.Only;
    public static IDisposable enable_grad(bool enabled = true) => throw Reference.Only;
    public static IDisposable no_grad() => throw Reference.Only;
    public static IDisposable set_grad_enabled(bool mode = true) => throw Reference.Only;
    public static bool TryInitializeDeviceType(DeviceType deviceType) => throw Reference.Only;
    public static int get_num_threads() => throw Reference.Only;
    public static torch.Device device(DeviceType deviceType, int index = -1) => throw Reference.Only;
    public static torch.Device device(int index) => throw Reference.Only;
    public static torch.Device device(string description) => throw Reference.Only;
    public static torch.Device device(string deviceType, int index = -1) => throw Reference.Only;
    public static void InitializeDeviceType(DeviceType deviceType) => throw Reference.Only;
    public static void set_num_threads(int num) => throw Reference.Only;
    public static torch.Generator manual_seed(long seed) => throw Reference.Only;

    public class Generator : IDisposable
    {
        internal Generator()
        {
        }

        public void Dispose() => throw Reference.Only;
    }
}
