namespace TorchSharp;

public static partial class torch
{
    public static class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                public static bool allow_tf32 { get => throw Reference.Only; set => throw Reference.Only; }
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32 { get => throw Reference.Only; set => throw Reference.Only; }
        }
    }
}
