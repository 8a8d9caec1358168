namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static torch.Tensor operator +(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator +(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator +(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator /(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator /(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator /(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator >(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator >(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator >(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator >=(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator >=(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator >=(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator <(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator <(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator <(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator <=(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator <=(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator <=(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator %(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator %(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator *(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator *(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator *(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator -(Scalar left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator -(torch.Tensor left, Scalar right) => throw Reference.Only;
        public static torch.Tensor operator -(torch.Tensor left, torch.Tensor right) => throw Reference.Only;
        public static torch.Tensor operator -(torch.Tensor tensor) => throw Reference.Only;
    }
}
