namespace TorchSharp;

public static partial class torch
{
    public static class cuda
    {
        public static bool is_available() => throw Reference.Only;
        public static bool is_cudnn_available() => throw Reference.Only;
        public static int device_count() => throw Reference.Only;
        public static void manual_seed(long seed) => throw Reference.Only;
        public static void manual_seed_all(long seed) => throw Reference.Only;
    }
}
