namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static torch.Tensor binary_cross_entropy(
                torch.Tensor input, torch.Tensor target, torch.Tensor weight = null,
                torch.nn.Reduction reduction = torch.nn.Reduction.Mean) => throw Reference.Only;
            public static torch.Tensor binary_cross_entropy_with_logits(
                torch.Tensor input, torch.Tensor target, torch.Tensor weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean,
                torch.Tensor pos_weights = null) => throw Reference.Only;
            public static torch.Tensor cross_entropy(
                torch.Tensor input, torch.Tensor target, torch.Tensor weight = null, long ignore_index = -100,
                torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double label_smoothing = 0) => throw Reference.Only;
            public static torch.Tensor l1_loss(
                torch.Tensor input, torch.Tensor target, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) => throw Reference.Only;
            public static torch.Tensor mse_loss(
                torch.Tensor input, torch.Tensor target, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) => throw Reference.Only;
            public static torch.Tensor nll_loss(
                torch.Tensor input, torch.Tensor target, torch.Tensor weight = null,
                torch.nn.Reduction reduction = torch.nn.Reduction.Mean) => throw Reference.Only;
            public static torch.Tensor smooth_l1_loss(
                torch.Tensor input, torch.Tensor target, torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double beta = 1) => throw Reference.Only;
        }
    }
}
