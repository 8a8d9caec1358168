namespace TorchSharp;

public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    FPGA = 7,
    HIP = 6,
    IDEEP = 5,
    META = 14,
    MKLDNN = 2,
    MSNPU = 8,
    OPENCL = 4,
    OPENGL = 3,
    XLA = 9,
}

public enum PaddingModes
{
    Circular = 3,
    Constant = 4,
    Reflect = 1,
    Replicate = 2,
    Zeros = 0,
}

public static partial class torch
{
    public enum ScalarType
    {
        BFloat16 = 15,
        Bool = 11,
        Byte = 0,
        Float16 = 5,
        Float32 = 6,
        Float64 = 7,
        Int16 = 2,
        Int32 = 3,
        Int64 = 4,
        Int8 = 1,
    }

    public enum InterpolationMode
    {
        Area = 5,
        Bicubic = 3,
        Bilinear = 2,
        Linear = 1,
        Nearest = 0,
        Trilinear = 4,
    }

    public enum UpsampleMode
    {
        Bicubic = 3,
        Bilinear = 2,
        Linear = 1,
        Nearest = 0,
        Trilinear = 4,
    }

    public enum GridSampleMode
    {
        Bilinear = 2,
        Nearest = 0,
    }

    public enum GridSamplePaddingMode
    {
        Border = 2,
        Reflection = 1,
        Zeros = 0,
    }

    public enum RoundingMode
    {
        None = 0,
        floor = 2,
        trunc = 1,
    }

    public static partial class nn
    {
        public enum Reduction
        {
            Mean = 1,
            None = 0,
            Sum = 2,
        }
    }
}
