namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public torch.Tensor broadcast_to(params long[] shape) => throw Reference.Only;
        public torch.Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => throw Reference.Only;
        public torch.Tensor expand(long[] sizes, bool isImplicit = false) => throw Reference.Only;
        public torch.Tensor expand(params long[] sizes) => throw Reference.Only;
        public torch.Tensor flatten(IList<string> dims, string out_dim) => throw Reference.Only;
        public torch.Tensor flatten(long start_dim = 0, long end_dim = -1) => throw Reference.Only;
        public torch.Tensor flip(params long[] dims) => throw Reference.Only;
        public torch.Tensor movedim(long[] source, long[] destination) => throw Reference.Only;
        public torch.Tensor narrow(long dim, long start, long length) => throw Reference.Only;
        public torch.Tensor permute(params long[] permutation) => throw Reference.Only;
        public torch.Tensor repeat(params long[] sizes) => throw Reference.Only;
        public torch.Tensor reshape(params long[] shape) => throw Reference.Only;
        public torch.Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => throw Reference.Only;
        public torch.Tensor roll((long, long, long) shifts, (long, long, long) dims) => throw Reference.Only;
        public torch.Tensor roll((long, long) shifts, (long, long) dims) => throw Reference.Only;
        public torch.Tensor roll(long shifts, long? dims = null) => throw Reference.Only;
        public torch.Tensor roll(long[] shifts) => throw Reference.Only;
        public torch.Tensor roll(long[] shifts, long[] dims) => throw Reference.Only;
        public torch.Tensor select(long dim, long index) => throw Reference.Only;
        public torch.Tensor slice(long dim, long start, long finish, long step) => throw Reference.Only;
        public torch.Tensor squeeze(long? dim = null) => throw Reference.Only;
        public torch.Tensor t() => throw Reference.Only;
        public torch.Tensor tile(long[] reps) => throw Reference.Only;
        public torch.Tensor transpose(long dim0, long dim1) => throw Reference.Only;
        public torch.Tensor tril(long diagonal = 0) => throw Reference.Only;
        public torch.Tensor triu(long diagonal = 0) => throw Reference.Only;
        public torch.Tensor unfold(long dimension, long size, long step) => throw Reference.Only;
        public torch.Tensor unsqueeze(long dim) => throw Reference.Only;
        public torch.Tensor view(params long[] shape) => throw Reference.Only;
        public torch.Tensor[] chunk(long chunks, long dim = 0) => throw Reference.Only;
        public torch.Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => throw Reference.Only;
        public torch.Tensor[] split(long size, int dim = 0) => throw Reference.Only;
        public torch.Tensor[] split(long[] sizes, long dim = 0) => throw Reference.Only;
        public torch.Tensor[] split(params long[] sizes) => throw Reference.Only;
        public torch.Tensor[] unbind(long dimension = 0) => throw Reference.Only;
    }
}
