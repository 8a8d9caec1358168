namespace TorchSharp;

/// <summary>Functions whose parameters 0.99.6 names otherwise, or has one fewer of: they are called by position.</summary>
public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static torch.Tensor adaptive_max_pool2d(torch.Tensor input, long[] output_size) => throw Reference.Only;
            public static torch.Tensor avg_pool2d(
                torch.Tensor input, long[] kernel_size, long[] stride = null, long[] padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) => throw Reference.Only;
            public static torch.Tensor conv_transpose1d(
                torch.Tensor input, torch.Tensor weight, torch.Tensor bias = null, long? stride = null, long? padding = null, long? output_padding = null,
                long? dilation = null, long groups = 1) => throw Reference.Only;
            public static torch.Tensor conv_transpose2d(
                torch.Tensor input, torch.Tensor weight, torch.Tensor bias = null, long[] strides = null, long[] padding = null, long[] output_padding = null,
                long[] dilation = null, long groups = 1) => throw Reference.Only;
            public static torch.Tensor conv_transpose3d(
                torch.Tensor input, torch.Tensor weight, torch.Tensor bias = null, long[] strides = null, long[] padding = null, long[] output_padding = null,
                long[] dilation = null, long groups = 1) => throw Reference.Only;
            public static torch.Tensor max_pool2d(
                torch.Tensor input, long[] kernel_size, long[] strides = null, long[] padding = null, long[] dilation = null,
                bool ceil_mode = false) => throw Reference.Only;
            public static (torch.Tensor output, torch.Tensor indices) max_pool2d_with_indices(
                torch.Tensor input, long[] kernel_size, long[] strides = null, long[] padding = null, long[] dilation = null,
                bool ceil_mode = false) => throw Reference.Only;
        }
    }
}
