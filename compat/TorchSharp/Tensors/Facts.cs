namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public IntPtr Handle => throw Reference.Only;
        public Span<byte> bytes { get => throw Reference.Only; set => throw Reference.Only; }
        public T item<T>() where T : struct => throw Reference.Only;
        public bool IsInvalid => throw Reference.Only;
        public bool is_contiguous() => throw Reference.Only;
        public bool is_cpu() => throw Reference.Only;
        public bool is_leaf => throw Reference.Only;
        public bool requires_grad { get => throw Reference.Only; set => throw Reference.Only; }
        public long dim() => throw Reference.Only;
        public long ndim => throw Reference.Only;
        public long numel() => throw Reference.Only;
        public long size(int dim) => throw Reference.Only;
        public long[] shape => throw Reference.Only;
        public long[] size() => throw Reference.Only;
        public torch.Device device => throw Reference.Only;
        public torch.ScalarType dtype => throw Reference.Only;
    }
}
