namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static torch.Tensor Hardtanh(torch.Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor dropout(torch.Tensor input, double p = 0.5, bool training = true, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor elu(torch.Tensor x, double alpha, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor gelu(torch.Tensor x) => throw Reference.Only;
            public static torch.Tensor hardsigmoid(torch.Tensor input, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor hardswish(torch.Tensor input, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor leaky_relu(torch.Tensor input, double negative_slope = 0.01, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor log_softmax(torch.Tensor x, long dim) => throw Reference.Only;
            public static torch.Tensor relu(torch.Tensor x, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor relu6(torch.Tensor x, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor selu(torch.Tensor x, bool inplace = false) => throw Reference.Only;
            public static torch.Tensor softmax(torch.Tensor input, long dim, torch.ScalarType? dtype = null) => throw Reference.Only;
            public static torch.Tensor softplus(torch.Tensor x, double beta = 1, double threshold = 20) => throw Reference.Only;
        }
    }
}
