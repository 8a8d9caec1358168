namespace TorchSharp;

public static partial class torch
{
    public static torch.Tensor cat(IList<torch.Tensor> tensors, long dim = 0) => throw Reference.Only;
    public static torch.Tensor concat(IList<torch.Tensor> tensors, long dim = 0) => throw Reference.Only;
    public static torch.Tensor einsum(string equation, params torch.Tensor[] tensors) => throw Reference.Only;
    public static torch.Tensor matmul(torch.Tensor input, torch.Tensor target) => throw Reference.Only;
    public static torch.Tensor stack(IEnumerable<torch.Tensor> tensors, long dim = 0) => throw Reference.Only;
    public static torch.Tensor where(torch.Tensor condition, torch.Tensor x, torch.Tensor y) => throw Reference.Only;
    public static torch.Tensor[] chunk(torch.Tensor input, long chunks, long dim = 0) => throw Reference.Only;
    public static torch.Tensor[] split(torch.Tensor tensor, long[] split_size_or_sections, long dim = 0) => throw Reference.Only;
    public static torch.Tensor[] where(torch.Tensor condition) => throw Reference.Only;
}
