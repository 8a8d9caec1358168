namespace TorchSharp;

public static partial class torch
{
    public static class autograd
    {
        public static IList<torch.Tensor> grad(
            IList<torch.Tensor> outputs, IList<torch.Tensor> inputs, IList<torch.Tensor> grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false) => throw Reference.Only;
    }
}
