namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        public DeviceType type => throw Reference.Only;
        public Device(DeviceType deviceType, int index = -1) => throw Reference.Only;
        public Device(int index) => throw Reference.Only;
        public Device(string description) => throw Reference.Only;
        public Device(string deviceType, int index = -1) => throw Reference.Only;
        public int index => throw Reference.Only;
    }
}
