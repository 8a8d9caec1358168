namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static torch.Tensor adaptive_avg_pool1d(torch.Tensor input, long output_size) => throw Reference.Only;
            public static torch.Tensor adaptive_avg_pool2d(torch.Tensor input, (long, long) output_size) => throw Reference.Only;
            public static torch.Tensor adaptive_avg_pool2d(torch.Tensor input, long output_size) => throw Reference.Only;
            public static torch.Tensor adaptive_avg_pool2d(torch.Tensor input, long[] output_size) => throw Reference.Only;
            public static torch.Tensor affine_grid(torch.Tensor theta, long[] size = null, bool align_corners = false) => throw Reference.Only;
            public static torch.Tensor batch_norm(
                torch.Tensor input, torch.Tensor running_mean, torch.Tensor running_var, torch.Tensor weight = null, torch.Tensor bias = null,
                bool training = false, double momentum = 0.1, double eps = 1E-05) => throw Reference.Only;
            public static torch.Tensor conv1d(
                torch.Tensor input, torch.Tensor weight, torch.Tensor bias = null, long? stride = null, long? padding = null, long? dilation = null,
                long groups = 1) => throw Reference.Only;
            public static torch.Tensor conv2d(
                torch.Tensor input, torch.Tensor weight, torch.Tensor bias = null, long[] strides = null, long[] padding = null, long[] dilation = null,
                long groups = 1) => throw Reference.Only;
            public static torch.Tensor conv3d(
                torch.Tensor input, torch.Tensor weight, torch.Tensor bias = null, long[] strides = null, long[] padding = null, long[] dilation = null,
                long groups = 1) => throw Reference.Only;
            public static torch.Tensor grid_sample(
                torch.Tensor input, torch.Tensor grid, torch.GridSampleMode mode = torch.GridSampleMode.Bilinear,
                torch.GridSamplePaddingMode padding_mode = torch.GridSamplePaddingMode.Zeros, bool? align_corners = null) => throw Reference.Only;
            public static torch.Tensor group_norm(
                torch.Tensor input, long num_groups, torch.Tensor weight = null, torch.Tensor bias = null, double eps = 1E-05) => throw Reference.Only;
            public static torch.Tensor layer_norm(
                torch.Tensor input, long[] normalized_shape, torch.Tensor weight = null, torch.Tensor bias = null, double eps = 1E-05) => throw Reference.Only;
            public static torch.Tensor linear(torch.Tensor input, torch.Tensor weights, torch.Tensor bias = null) => throw Reference.Only;
            public static torch.Tensor local_response_norm(
                torch.Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1) => throw Reference.Only;
            public static torch.Tensor one_hot(torch.Tensor x, long num_classes = -1) => throw Reference.Only;
            public static torch.Tensor pad(
                torch.Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => throw Reference.Only;
            public static torch.Tensor pad(
                torch.Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => throw Reference.Only;
            public static torch.Tensor pad(
                torch.Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => throw Reference.Only;
            public static torch.Tensor pad(torch.Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => throw Reference.Only;
            public static torch.Tensor pad(torch.Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => throw Reference.Only;
            public static torch.Tensor upsample_bilinear(
                torch.Tensor x, long[] size = null, double[] scale_factor = null, bool align_corners = false) => throw Reference.Only;
            public static torch.Tensor upsample_nearest2d(torch.Tensor input, long[] outputSizes = null, double[] scaleFactors = null) => throw Reference.Only;
        }
    }
}
