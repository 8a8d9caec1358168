using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => throw Reference.Only;
        public static GELU GELU() => throw Reference.Only;
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => throw Reference.Only;
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, torch.Device device = null, torch.ScalarType? dtype = null) => throw Reference.Only;
        public static ReLU ReLU(bool inplace = false) => throw Reference.Only;
        public static Sequential Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules) => throw Reference.Only;
    }
}
